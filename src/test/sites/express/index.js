const express = require('express');

const app = express();
app.get('/', (request, response) => response.send(`Hello from Express on Node ${process.version}, ${process.env.NODE_ENV}`));
app.listen(process.env.PORT);
