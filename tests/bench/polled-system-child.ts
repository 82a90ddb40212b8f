import type { PolledOrder, PolledReport } from './polled-system.ts';
import { answerOrders } from './children.ts';
import { createPolledSystems } from './polled-system.ts';

const systems = createPolledSystems();

answerOrders<PolledOrder, PolledReport>((order) => systems.obey(order));
