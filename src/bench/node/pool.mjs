// nodemailer's pool with the same mails: node pool.mjs port connections mails.json
// They are sent twice by one process: what it says is the second time, when its engine has compiled what is hot; "cold" is the first time.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const [port, connections, file] = process.argv.slice(2);
const nodemailer = await import(createRequire(process.cwd() + '/').resolve('nodemailer'));
const mails = JSON.parse(readFileSync(file, 'utf8'));
const pool = (nodemailer.default ?? nodemailer).createTransport({ pool: true, host: '127.0.0.1', port: Number(port), secure: false, ignoreTLS: true,
  maxConnections: Number(connections), maxMessages: Infinity });
async function all() {
  const from = process.hrtime.bigint(), cpu = process.cpuUsage();
  await Promise.all(mails.map(mail => pool.sendMail(mail)));
  const seconds = Number(process.hrtime.bigint() - from) / 1e9, used = process.cpuUsage(cpu);
  return { seconds, cpu: (used.user + used.system) / 1e6, megabytes: Math.round(process.memoryUsage().rss / 1e6) };
}
const cold = (await all()).seconds;
console.log(JSON.stringify({ ready: true }));
await new Promise(go => process.stdin.once('data', go));
console.log(JSON.stringify({ ...await all(), cold, mails: mails.length }));
pool.close();
process.stdin.destroy();
