// What programs print for a terminal, as lines of styled pieces. Knows no page: what comes out are texts and class names.
//   const reader = ansi.reader();
//   const {lines, open} = reader.read(text);   // lines that have ended since, and the one that has not
// A line is a list of {text, classes}. Text may come in pieces that end anywhere, even within an escape sequence.
globalThis.ansi = (() => {
  'use strict';
  // Sequences of the terminal (CSI), those with a text of their own (OSC and the like), and all the shorter ones.
  const ESCAPE = new RegExp([
    '(?:\\x1b\\[|\\x9b)([0-?]*)[ -/]*([@-~])',
    '\\x1b[\\]PX^_][^\\x07\\x1b]*(?:\\x07|\\x1b\\\\)',
    '\\x1b[ -/]*[0-OQ-WYZ\\\\`-~]'].join('|'), 'y');
  // An escape sequence whose end has not come yet.
  const BEGUN = /^(?:(?:\x1b\[|\x9b)[0-?]*[ -/]*|\x1b[\]PX^_][^\x07\x1b]*\x1b?|\x1b[ -/]*)$/;
  // Nobody begins a sequence as long as this: it is no sequence.
  const LONGEST = 4096;
  const PLAIN = /[^\x00-\x08\x0a-\x1f\x7f-\x9f]+/y;
  const INDENTATION = ' '.repeat(7);
  const EDGES = [0, 95, 135, 175, 215, 255];
  // The sixteen colours as xterm has them, to find the nearest of another colour.
  const COLOURS = [
    [0, 0, 0], [205, 0, 0], [0, 205, 0], [205, 205, 0], [0, 0, 238], [205, 0, 205], [0, 205, 205], [229, 229, 229],
    [127, 127, 127], [255, 0, 0], [0, 255, 0], [255, 255, 0], [92, 92, 255], [255, 0, 255], [0, 255, 255],
    [255, 255, 255]];

  function nearest(rgb) {
    const far = colour => colour.reduce((sum, part, i) => sum + (part - rgb[i]) ** 2, 0);
    return COLOURS.reduce((best, colour, i) => far(colour) < far(COLOURS[best]) ? i : best, 0);
  }

  // One of 256: the sixteen, a cube of six by six by six, and greys.
  function indexed(n) {
    if (!(n >= 0 && n <= 255)) {
      return null;
    }
    const cube = n - 16;
    return n < 16 ? n
      : n < 232 ? nearest([Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map(step => EDGES[step]))
      : nearest(Array(3).fill(8 + 10 * (n - 232)));
  }

  const plainStyle = () => ({bold: false, dim: false, italic: false, underline: false, fg: null, bg: null});

  // Changes the style as an SGR sequence says; what it does not know, it passes over.
  function restyle(style, parameters) {
    const codes = parameters.split(/[;:]/).map(Number);
    while (codes.length > 0) {
      const code = codes.shift();
      if (code === 0) {
        Object.assign(style, plainStyle());
      } else if (code === 1) {
        style.bold = true;
      } else if (code === 2) {
        style.dim = true;
      } else if (code === 3) {
        style.italic = true;
      } else if (code === 4) {
        style.underline = true;
      } else if (code === 22) {
        style.bold = style.dim = false;
      } else if (code === 23) {
        style.italic = false;
      } else if (code === 24) {
        style.underline = false;
      } else if (code === 38 || code === 48) {
        const kind = codes.shift();
        const colour = kind === 5 ? indexed(codes.shift()) : kind === 2 ? nearest(codes.splice(0, 3)) : null;
        style[code === 38 ? 'fg' : 'bg'] = colour;
      } else if (code === 39) {
        style.fg = null;
      } else if (code === 49) {
        style.bg = null;
      } else if (code >= 30 && code <= 37) {
        style.fg = code - 30;
      } else if (code >= 40 && code <= 47) {
        style.bg = code - 40;
      } else if (code >= 90 && code <= 97) {
        style.fg = code - 90 + 8;
      } else if (code >= 100 && code <= 107) {
        style.bg = code - 100 + 8;
      }
    }
  }

  const classesOf = style => [
    ...['bold', 'dim', 'italic', 'underline'].filter(name => style[name]).map(name => 'ansi-' + name),
    ...['fg', 'bg'].filter(name => style[name] !== null).map(name => 'ansi-' + name + '-' + style[name])].join(' ');

  function reader() {
    const style = plainStyle();
    let classes = '';
    let line = [];
    let returned = false;
    let rest = '';

    // A carriage return begins the line anew as soon as there is something to put in its place. Buildpacks indent each
    // line of a tool once, however often the tool rewrites it: that indentation stays.
    function put(text) {
      if (returned) {
        const indented = line[0]?.text.startsWith(INDENTATION) && !text.startsWith(INDENTATION);
        line = indented ? [{text: INDENTATION, classes: ''}] : [];
        returned = false;
      }
      const last = line[line.length - 1];
      if (last && last.classes === classes) {
        last.text += text;
      } else {
        line.push({text, classes});
      }
    }

    function read(part) {
      const text = rest + part;
      const lines = [];
      let at = 0;
      rest = '';
      while (at < text.length) {
        PLAIN.lastIndex = ESCAPE.lastIndex = at;
        const escape = ESCAPE.exec(text);
        const plain = escape ? null : PLAIN.exec(text);
        if (escape) {
          at = ESCAPE.lastIndex;
          if (escape[2] === 'm' && /^[\d;:]*$/.test(escape[1])) {
            restyle(style, escape[1]);
            classes = classesOf(style);
          }
        } else if (plain) {
          put(plain[0]);
          at = PLAIN.lastIndex;
        } else if (isBegun(text, at)) {
          rest = text.slice(at);
          at = text.length;
        } else {
          if (text[at] === '\n') {
            lines.push(line);
            line = [];
            returned = false;
          } else if (text[at] === '\r') {
            returned = true;
          }
          at++;
        }
      }
      return {lines, open: line};
    }

    return {read};
  }

  const isBegun = (text, at) => (text[at] === '\x1b' || text[at] === '\x9b')
    && text.length - at < LONGEST
    && BEGUN.test(text.slice(at));

  return {reader};
})();
