// node test/tooling/fetch-peers.mjs DIRECTORY NAME…: installs these peers there and prints, as JSON, where each lies. One
// that cannot be had is a failure.
import { createPeers } from '../bench/peers.mjs';

const [directory, ...names] = process.argv.slice(2);
const peers = createPeers(directory);
const found = names.map((name) => [name, peers.folderOf(name)]);
for (const [name, { reason }] of found) if (reason !== undefined) console.error(`${name}: ${reason}`);
console.log(JSON.stringify(Object.fromEntries(found.map(([name, { path }]) => [name, path]))));
process.exitCode = found.every(([, { reason }]) => reason === undefined) ? 0 : 1;
