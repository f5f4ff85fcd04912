import { describe, expect, it } from '@jest/globals';
import { v5 } from 'uuid';
import { COMMIT_NAMESPACE, type CommitHash } from '../../../src/domain/commit-record.js';
import { commitIdOf } from '../../../src/store/ids.js';

describe('the id of a commit', () => {
  it('is the uuid v5 of its hash, for either length of hash', () => {
    for (let number = 0; number < 200; number += 1) {
      const hash = (number * 7919).toString(16).padStart(number % 2 === 0 ? 40 : 64, '0') as CommitHash;
      expect(commitIdOf(hash)).toBe(v5(hash, COMMIT_NAMESPACE));
    }
  });
});
