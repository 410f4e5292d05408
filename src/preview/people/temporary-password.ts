const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };

const literally = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** The temporary password in an invitation, found by the text that Cognito filled in. Throws, with the mail, when there is none. */
export function temporaryPasswordIn(mail: string, text: string): string {
  const pattern = text
    .split('{####}')
    .map(part => part.split('{username}').map(literally).join('\\S+?'))
    .join('(\\S+?)');
  const [, password] = new RegExp(`^\\s*${pattern}\\s*$`).exec(mail) ?? [];
  if (password === undefined) throw new Error(`This invitation has no temporary password: ${mail}`);
  return password.replaceAll(/&(amp|lt|gt|quot|#39|#x27);/g, (entity, name: string) => named[name] ?? entity);
}
