import { type MailText, textDefaults } from '../../../config/settings/login/texts.ts';

const fenced = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\``;
const mail = (name: string, setting: string, { subject, body }: MailText) => [
  `${name} (\`login.texts.${setting}\`), under the subject “${subject}”:`,
  fenced('html', body),
];

/** What people are sent where a stage has no texts of its own. */
export const defaultTexts = (): string[] => [
  ...mail('The invitation', 'invitation', textDefaults.invitation),
  ...mail('The mail with a code', 'verification', textDefaults.verification),
  'The text message with a code (`login.texts.sms`):',
  fenced('text', textDefaults.sms),
];
