/** Pages of the sandbox: what each sample partner received, answering as that partner, editing its page, letting time pass. Start reading at {@link dev.linkwright.web.sandbox.SandboxResource}. */
package dev.linkwright.web.sandbox;
