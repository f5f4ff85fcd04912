// Server-sent events: one stream a page. In: the feed. A reader that does not keep up is let go; its browser comes back
// and asks for what is new, so nothing is kept for it.
import type { ServerResponse } from 'node:http';
import type { Feed, FeedEvent } from './contract/feed.js';

export interface EventStreams {
  /** Writes events to the response until either side ends, or its reader is not welcome any more: asked before each write. */
  open(response: ServerResponse, isWelcome: () => boolean): void;
  /** How many there are. */
  readonly size: number;
  /** Ends all of them: the server is going. */
  close(): void;
}

const HEARTBEAT_MS = 15_000;
const MOST_STREAMS = 32;
/** Bytes that may wait for a slow reader. */
const MOST_WAITING = 256 << 10;

export function createEventStreams(feed: Feed): EventStreams {
  const streams = new Map<ServerResponse, () => boolean>();
  const send = (text: string): void => {
    for (const [stream, isWelcome] of streams) {
      if (isWelcome()) write(stream, text);
      else stream.end();
    }
  };
  const unsubscribe = feed.subscribe((events) => send(events.map(textOf).join('')));
  const heart = setInterval(() => send(':\n\n'), HEARTBEAT_MS).unref();
  return {
    open(response, isWelcome) {
      const [oldest] = streams.keys();
      if (streams.size >= MOST_STREAMS) oldest?.destroy();
      streams.set(response, isWelcome);
      response.once('close', () => streams.delete(response));
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('retry: 2000\n\n');
    },
    get size() {
      return streams.size;
    },
    close() {
      unsubscribe();
      clearInterval(heart);
      for (const stream of streams.keys()) stream.end();
    },
  };
}

function write(stream: ServerResponse, text: string): void {
  if (stream.writableLength > MOST_WAITING) stream.destroy();
  else stream.write(text);
}

/** JSON has no raw newline, so the event stays one. */
const textOf = ({ type, ...data }: FeedEvent): string => `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
