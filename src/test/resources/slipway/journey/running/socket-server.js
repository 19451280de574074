// Says whatever it is told back, and tells by which transport it was told.
const http = require("http").createServer();
const io = new (require("socket.io").Server)(http);
io.on("connection", (socket) => {
  socket.on("say", (text, answer) => answer(text, socket.conn.transport.name));
});
http.listen(process.env.PORT);
