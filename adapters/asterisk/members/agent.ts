import type { Member } from '../read/known.ts';

/**
 * Who a member is: the extension in what Asterisk rings, since this is what the configuration calls an agent by. "PJSIP/201",
 * "SIP/201", "Local/201@from-queue/n", "hint:201@ext-local" and "Agent:201" are all 201. Nothing but the state interface is
 * the same for one person in several queues, so it goes before the interface; the name is only a label.
 */
export function extensionOf(device: string): string {
  const [, address = device] = /^[A-Za-z0-9_-]+[/:](.*)$/.exec(device) ?? [];
  const extension = address.split(/[@/]/)[0];
  return extension === undefined || extension === '' ? device : extension;
}

/**
 * The id of the agent with that device. Where another device of the same extension is a member already (SIP/201 beside
 * PJSIP/201), two members would become one: the second goes by the whole name of its device.
 */
export function agentOf(stateInterface: string, members: readonly Member[]): string {
  const known = members.find((member) => member.stateInterface === stateInterface);
  if (known !== undefined) return known.agent;
  const extension = extensionOf(stateInterface);
  return members.some(({ agent }) => agent === extension) ? stateInterface : extension;
}
