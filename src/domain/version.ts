// The version of this package: put in by the build; unbuilt, in tests, there is none.

declare const __CRAFTNUDGE_VERSION__: string;

export const version = typeof __CRAFTNUDGE_VERSION__ === 'string' ? __CRAFTNUDGE_VERSION__ : '0.0.0';
