/** The words on a card that is painted: as many as can be read at this distance. */

const TEXT = 12;
const ROW = 15;
const PAD = 7;
const LEAST_TEXT = 7;
const RIGHT_TO_LEFT = /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufefc]/u;

/** The name and as many words as can be read at this distance, in letters of one size on the screen. */
export function paintLabel(ctx, { box }, card, { camera, palette }, { mark, name, words }) {
  const [x, y, w, h] = box.subarray(4 * card, 4 * card + 4);
  const px = 1 / camera.scale;
  const room = w * camera.scale - 2 * PAD - 3;
  const high = h * camera.scale;
  const text = Math.min(TEXT, Math.floor(high * 0.72));
  if (room < 12 || text < LEAST_TEXT) return;
  const most = Math.floor(room / (text * 0.52));
  const rows = Math.max(0, Math.floor((high - 5 - ROW) / ROW));
  const head = name.length <= most ? name : most < 12 ? mark : cut(name, most);
  const lines = rows || most < 14 ? [head, ...broken(words, most, rows)] : [cut(`${mark} ${words}`, most)];
  const first = rows ? y + ROW * px : y + (high / 2 + text * 0.36) * px;
  lines.forEach((line, row) => {
    ctx.font = `${row ? 400 : 650} ${text * px}px ${palette.font}`;
    ctx.fillStyle = row ? palette.ink2 : palette.ink;
    const right = RIGHT_TO_LEFT.test(line);
    ctx.textAlign = right ? "right" : "left";
    ctx.fillText(line, right ? x + w - PAD * px : x + (PAD + 3) * px, first + row * ROW * px, w - (2 * PAD + 3) * px);
  });
  ctx.textAlign = "left";
}

function cut(text, most) {
  return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…`;
}

function broken(text, most, rows) {
  const lines = [];
  let rest = text;
  while (rest && lines.length < rows) {
    if (rest.length <= most || lines.length === rows - 1) {
      lines.push(cut(rest, most));
      break;
    }
    const end = rest.lastIndexOf(" ", most);
    lines.push(rest.slice(0, end > 0 ? end : most));
    rest = rest.slice(end > 0 ? end + 1 : most);
  }
  return lines;
}
