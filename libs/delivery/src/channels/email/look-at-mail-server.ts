import { mailConnection, type MailConnectionOptions } from './mail-connection.js';
import { outcomeOfSmtp } from './outcome-of-smtp.js';

/**
 * Connects to the mail server as a letter would, shows it who we are, and takes leave without a letter.
 * @returns undefined where it would take letters from us; else a machine word for why it would not
 */
export function lookAtMailServer(options: MailConnectionOptions): Promise<string | undefined> {
  const { auth } = options.server;
  const connection = mailConnection(options);
  return new Promise((resolve) => {
    const failed = (error: unknown) => {
      connection.close();
      const outcome = outcomeOfSmtp(error, false);
      resolve('code' in outcome ? outcome.code : 'UNKNOWN');
    };
    const done = () => {
      connection.quit();
      resolve(undefined);
    };
    // Stays, for what a connection has to say after it was let go of.
    connection.on('error', failed);
    connection.connect((error) => {
      if (error) failed(error);
      else if (!auth) done();
      else {
        connection.login({ credentials: auth }, (refused) => {
          if (refused) failed(refused);
          else done();
        });
      }
    });
  });
}
