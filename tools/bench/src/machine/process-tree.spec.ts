import { busySeconds, cpuSecondsOf, parseStat, readProcesses, treeOf } from './process-tree';

describe('The processor time of a program', () => {
  it('is read whatever the program calls itself', () => {
    const line =
      '42 (a) b (c) S 7 42 42 0 -1 4194560 100 200 0 0 150 50 25 75 20 0 11 0 12345 1 2 3';
    expect(parseStat(line)).toEqual({ pid: 42, parent: 7, cpuSeconds: 3 });
  });

  it('includes its children and theirs, and nobody else', () => {
    const record = (pid: number, parent: number) => ({ pid, parent, cpuSeconds: pid });
    const processes = [record(100, 1), record(40, 30), record(30, 20), record(20, 1)];
    expect(cpuSecondsOf(treeOf(processes, [20]))).toBe(90);
    expect(cpuSecondsOf(treeOf(processes, [30, 40]))).toBe(70);
  });

  it('grows while we work', () => {
    const own = () => cpuSecondsOf(treeOf(readProcesses(), [process.pid]));
    const [before, busyBefore] = [own(), busySeconds()];
    while (own() < before + 0.05);
    expect(busySeconds()).toBeGreaterThan(busyBefore);
  });
});
