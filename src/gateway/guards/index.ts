// What every request passes before a handler sees it, in this order.
import type { FastifyInstance } from 'fastify';
import type { GatewayParts } from '../gateway-parts.js';
import { authenticate } from './authenticate.js';
import { connections } from './connections.js';
import { headers } from './headers.js';
import { hosts } from './hosts.js';
import { limits } from './limits.js';
import { load } from './load.js';
import { measure } from './measure.js';
import { origins } from './origins.js';

export type Guard = (app: FastifyInstance, parts: GatewayParts) => Promise<void> | void;

export const guards: readonly Guard[] = [measure, connections, headers, hosts, origins, authenticate, limits, load];
