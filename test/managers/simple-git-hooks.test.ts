import { describeManager } from './describe-manager.js';

describeManager('simple-git-hooks');
