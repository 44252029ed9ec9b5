/** A service that logs each request and asks the next one, if there is one. */
const http = require('node:http');
const log = require('pino')();

http
  .createServer((request, response) => {
    const order = request.url.slice(1);
    log.warn(`order ${order} at ${process.env.OTEL_SERVICE_NAME}`);
    const finish = (status) => response.writeHead(status).end(order);
    if (process.env.NEXT === undefined) return finish(200);
    http
      .get(`${process.env.NEXT}/${order}`, (next) => {
        next.resume();
        next.on('end', () => finish(next.statusCode));
      })
      .on('error', () => finish(502));
  })
  .listen(8080);
