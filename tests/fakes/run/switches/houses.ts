import { demoConfiguration } from '#adapters/demo/index';
import type { House as CstaHouse } from '../../csta/exchange/house.ts';
import type { House as OneConnectHouse } from '../../one-connect/exchange/house.ts';

/** The demo's queues and agents as each pretended switch has them. */
const { queues, agents } = demoConfiguration;

const trunk = '12345678';

/** Everything here is pretended and on loopback only: none of these is a secret. */
export const oneConnectAccount = {
  user: 'tavle@vestpol.example',
  password: 'a-password-for-the-fakes-only',
  pbxDomain: `${trunk}.pbx.one-connect.dk`,
};
export const cstaLogin = { user: 'tavle', password: 'a-password-for-the-fakes-only' };

export const oneConnectNumbers = { hallmonitor: '400', switchpay: '401' };
export const cstaNumbers = { hallmonitor: '8001', switchpay: '8002' };

export const oneConnectHouse: OneConnectHouse = {
  trunk,
  queues: queues.map(({ id, name, agents: members }) => ({
    id,
    number: oneConnectNumbers[id],
    name,
    members,
    serviceLevelSeconds: 20,
  })),
  users: agents.map(({ id, name }) => ({ number: id, name })),
};

export const cstaHouse: CstaHouse = {
  queues: queues.map(({ id, name, agents: members }) => ({ id, number: cstaNumbers[id], name, members })),
  agents: agents.map(({ id, name }) => ({ number: id, name })),
};
