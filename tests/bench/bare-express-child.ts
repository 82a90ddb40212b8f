import type { AddressInfo } from 'node:net';
import express from 'express';
import { answerOrders } from './children.ts';

/** What the hub's webhooks are held against: a bare Express 5 route that parses the query and answers 200. */
const app = express();
app.get('/hooks/{*path}', (request, response) => {
  response.status(Object.keys(request.query).length > 0 ? 200 : 400).end();
});

answerOrders(async () => {
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
