import { ApiProperty } from '@nestjs/swagger';

/** What a recorded fact is answered with. */
export class Recorded {
  @ApiProperty({ format: 'uuid', description: 'Id of what came to be, or of what the fact is about' })
  readonly id: string;

  @ApiProperty({ description: 'Version of the pathway, or of what the fact is about; also the ETag' })
  readonly version: number;

  @ApiProperty({ description: 'Place in the log, for comparing with what views have seen' })
  readonly position: string;

  constructor(id: string, version: number, position: string) {
    this.id = id;
    this.version = version;
    this.position = position;
  }
}
