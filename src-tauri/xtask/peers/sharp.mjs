/** sharp as it comes, for `cargo xtask bench photos`: `node sharp.mjs ROOT MODE OUT FILE…`, two photos at a time. */
import { createRequire } from 'node:module';
import { join, parse } from 'node:path';

const [root, mode, out, ...files] = process.argv.slice(2);
const sharp = createRequire(join(root, 'package.json'))('sharp');
sharp.concurrency(1);
sharp.cache(false);

const jpeg = { quality: 82, chromaSubsampling: '4:2:0' };
const inside = (side) => ({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
const place = (file, side, ext) => join(out, mode === 'png' ? `${side}.${ext}` : `${parse(file).name}-${side}.${ext}`);

const ways = {
    /** Three pipelines, each from the file. */
    async separate(file) {
        for (const side of [1600, 800, 320]) {
            await sharp(file).rotate().resize(inside(side)).jpeg(jpeg).toFile(place(file, side, 'jpg'));
        }
    },
    /** Each size from the raster of the one before. */
    async cascade(file) {
        let { data, info } = await sharp(file).rotate().resize(inside(1600)).raw().toBuffer({ resolveWithObject: true });
        for (const side of [1600, 800, 320]) {
            const raw = { width: info.width, height: info.height, channels: info.channels };
            if (side < 1600) {
                ({ data, info } = await sharp(data, { raw }).resize(inside(side)).raw().toBuffer({ resolveWithObject: true }));
            }
            const now = { width: info.width, height: info.height, channels: info.channels };
            await sharp(data, { raw: now }).jpeg(jpeg).toFile(place(file, side, 'jpg'));
        }
    },
    /** Without loss, for looking at the resizing alone. */
    async png(file) {
        for (const side of [1600, 800, 320]) {
            await sharp(file).resize(inside(side)).png().toFile(place(file, side, 'png'));
        }
    },
};

const queue = [...files];
const run = async () => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
        await ways[mode](file);
    }
};
await Promise.all([run(), run()]);
