import { describeManager } from './describe-manager.js';

describeManager('pre-commit');
