export default {
  projects: ['<rootDir>/apps/*', '<rootDir>/libs/*', '<rootDir>/tools/*'],
  /** Databases and whole graphs start inside hooks, on machines that do other things too. */
  testTimeout: 180_000,
};
