import { describeManager } from './describe-manager.js';

describeManager('prek');
