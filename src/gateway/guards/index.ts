// What every request passes before a handler sees it, in this order.
import type { FastifyInstance } from 'fastify';
import type { GatewayParts } from '../gateway-parts.js';
import { authenticate } from './authenticate.js';
import { measure } from './measure.js';

export type Guard = (app: FastifyInstance, parts: GatewayParts) => Promise<void> | void;

export const guards: readonly Guard[] = [measure, authenticate];
