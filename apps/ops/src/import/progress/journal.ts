import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isUuid, type Uuid } from '#kernel';
import { z } from 'zod';

const settledSchema = z.object({
  settledThrough: z.number().int().nonnegative(),
  counts: z.object({ imported: z.number(), known: z.number(), refused: z.number() }),
  reasons: z.record(z.string(), z.number()),
});

const journalSchema = z.object({
  run: z.custom<Uuid>(isUuid),
  /** The report that was asked for; null for the usual place. */
  report: z.string().nullable(),
  /** Bytes of the report that belong to the rows below. */
  reportBytes: z.number().int().nonnegative(),
  /** By digest of the file. */
  files: z.record(z.string(), settledSchema),
});

/** How far an import has come: for each file, by its digest, the line through which all is settled. Holds nothing of any row. */
export type JournalEntry = z.infer<typeof journalSchema>;

/** The entry on the disk by which a killed import goes on where it was. It is a shortcut only: rows are imported once without it. */
export class Journal {
  constructor(private readonly file: string) {}

  /** What was noted last; nothing where no import was broken off. */
  async read(): Promise<JournalEntry | undefined> {
    try {
      const parsed = journalSchema.safeParse(JSON.parse(await readFile(this.file, 'utf8')));
      return parsed.success ? parsed.data : undefined;
    } catch {
      return undefined;
    }
  }

  /** Notes how far it has come: wholly or not at all. */
  async note(entry: JournalEntry): Promise<void> {
    await mkdir(dirname(this.file), { recursive: true });
    await writeFile(`${this.file}.new`, JSON.stringify(entry));
    await rename(`${this.file}.new`, this.file);
  }

  /** The import is through. */
  async remove(): Promise<void> {
    await rm(this.file, { force: true });
  }
}
