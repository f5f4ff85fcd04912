// The environment of a world of one's own, in tests and bench alike: nothing is inherited but where programs are.

/**
 * @param {{ readonly root: string, readonly home: string, readonly data: string }} world
 * @returns {Record<string, string>}
 */
export function ownEnvironment({ root, home, data }) {
  return {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    HOME: home,
    TMPDIR: root,
    LANG: 'C.UTF-8',
    CRAFTNUDGE_HOME: data,
    GIT_CONFIG_NOSYSTEM: '1',
    CRAFTNUDGE_RECORD_LINGER: '0',
  };
}
