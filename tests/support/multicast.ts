import { createSocket } from 'node:dgram';

/** So many milliseconds a machine has for a message to itself. */
const patience = 2_000;

/** Whether this machine carries what is sent to many, on that interface or on the system's own choice (`null`): some containers have none of it. */
export async function hasMulticast(on: string | null = '127.0.0.1'): Promise<boolean> {
  const group = '224.0.0.251';
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  try {
    return await new Promise<boolean>((resolve, reject) => {
      socket.once('error', reject);
      socket.once('message', () => resolve(true));
      socket.bind(0, '0.0.0.0', () => {
        socket.addMembership(group, on ?? undefined);
        if (on !== null) socket.setMulticastInterface(on);
        socket.send('a message', socket.address().port, group);
      });
      setTimeout(() => resolve(false), patience);
    });
  } catch {
    return false;
  } finally {
    socket.close();
  }
}
