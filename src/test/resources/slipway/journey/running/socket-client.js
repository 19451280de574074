// node socket-client.js URL TRANSPORTS...: says twenty things and prints "20 by TRANSPORT" when all came back.
const [url, ...transports] = process.argv.slice(2);
// Not every machine looks names below localhost up by itself, as browsers do.
const lookup = (name, options, found) =>
  options.all ? found(null, [{ address: "127.0.0.1", family: 4 }]) : found(null, "127.0.0.1", 4);
const agent = new (require("http").Agent)({ lookup });
const socket = require("socket.io-client").io(url, { transports, agent });
socket.on("connect_error", (error) => { console.error(error); process.exit(1); });
socket.on("connect", async () => {
  const upgraded = transports.length < 2 || socket.io.engine.transport.name === "websocket"
    ? Promise.resolve() : new Promise((done) => socket.io.engine.once("upgrade", done));
  await upgraded;
  let by = "";
  for (let i = 0; i < 20; i++) {
    const said = "number " + i + " " + "x".repeat(1000 * i);
    by = await new Promise((done) => socket.emit("say", said, (text, transport) => {
      if (text !== said) { console.error("Not what was said"); process.exit(1); }
      done(transport);
    }));
  }
  console.log("20 by " + by);
  process.exit(0);
});
