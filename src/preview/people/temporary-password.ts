const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };

const literally = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Finds the temporary password in an invitation by its template text. Throws an error with the email if there is none. */
export function temporaryPasswordIn(mail: string, text: string): string {
  const pattern = text
    .split('{####}')
    .map(part => part.split('{username}').map(literally).join('\\S+?'))
    .join('(\\S+?)');
  const [, password] = new RegExp(`^\\s*${pattern}\\s*$`).exec(mail) ?? [];
  if (password === undefined) throw new Error(`No temporary password in this invitation: ${mail}`);
  return password.replaceAll(/&(amp|lt|gt|quot|#39|#x27);/g, (entity, name: string) => named[name] ?? entity);
}
