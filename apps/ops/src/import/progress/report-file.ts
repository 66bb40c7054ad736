import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Fault } from '../columns/fault.js';

const HEADS = ['fil', 'linje', 'kolonne', 'regel', 'grund', 'forklaring'];

/** The rows that were not taken in, as a file for a spreadsheet: where each stands and why, and nothing of what it says. */
export class ReportFile {
  private waiting: string[] = [];

  private constructor(
    readonly path: string,
    private readonly handle: FileHandle,
    private size: number,
  ) {}

  /** Begins a report, or goes on with one after its first bytes. */
  static async open(path: string, keep: number): Promise<ReportFile> {
    await mkdir(dirname(path), { recursive: true });
    const handle = await open(path, keep > 0 ? 'r+' : 'w');
    await handle.truncate(keep);
    const report = new ReportFile(path, handle, keep);
    if (keep === 0) report.line(['\ufefffil', ...HEADS.slice(1)]);
    return report;
  }

  add(file: string, line: number, faults: readonly Fault[]): void {
    for (const { column = '', rule = '', reason, text } of faults) this.line([file, String(line), column, rule, reason, text]);
  }

  /** Writes what waits through to the disk; gives how many bytes there are now. */
  async flush(): Promise<number> {
    const bytes = Buffer.from(this.waiting.join(''), 'utf8');
    this.waiting = [];
    if (bytes.length > 0) {
      await this.handle.write(bytes, 0, bytes.length, this.size);
      await this.handle.datasync();
    }
    this.size += bytes.length;
    return this.size;
  }

  async close(): Promise<void> {
    await this.flush();
    await this.handle.close();
  }

  private line(cells: readonly string[]): void {
    this.waiting.push(`${cells.map((cell) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(';')}\r\n`);
  }
}
