// nodemailer's pool with the same mails: node pool.mjs port connections mails.json
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const [port, connections, file] = process.argv.slice(2);
const nodemailer = await import(createRequire(process.cwd() + '/').resolve('nodemailer'));
const mails = JSON.parse(readFileSync(file, 'utf8'));
const pool = (nodemailer.default ?? nodemailer).createTransport({ pool: true, host: '127.0.0.1', port: Number(port), secure: false, ignoreTLS: true,
  maxConnections: Number(connections), maxMessages: Infinity });
const from = process.hrtime.bigint(), cpu = process.cpuUsage();
await Promise.all(mails.map(mail => pool.sendMail(mail)));
const seconds = Number(process.hrtime.bigint() - from) / 1e9, used = process.cpuUsage(cpu);
console.log(JSON.stringify({ seconds, cpu: (used.user + used.system) / 1e6, megabytes: Math.round(process.memoryUsage().rss / 1e6) }));
pool.close();
