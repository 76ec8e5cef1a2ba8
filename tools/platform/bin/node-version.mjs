/** The oldest Node that can install the platform, and the oldest that can run it. */
const TO_INSTALL = [20, 19];
const TO_RUN = [22, 15];

/** One line that says what is wrong with this Node for the installation, or null. */
export function installProblem(version) {
  return isOlder(version, TO_INSTALL)
    ? `Gezhi needs Node ${TO_INSTALL.join('.')} or newer to install itself; this is Node ${version}.`
    : null;
}

/** One line that says why the platform cannot run on this Node, or null. */
export function runProblem(version) {
  return isOlder(version, TO_RUN)
    ? `Gezhi runs on Node ${TO_RUN.join('.')} or newer; this is Node ${version}, and no Node of its own is installed ` +
        `for ${process.platform} ${process.arch}: install Node 24, or run \`npm ci --include=optional\`.`
    : null;
}

function isOlder(version, [major, minor]) {
  const [ownMajor, ownMinor] = version.split('.').map(Number);
  return ownMajor < major || (ownMajor === major && ownMinor < minor);
}
