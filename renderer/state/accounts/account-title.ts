import { demoAddress, labelOf, type Account } from '../../../preload/model';
import type { Locale } from '../common/locale.svelte';

/** What an account is called in the window. */
export function accountTitle(account: Account, { t }: Pick<Locale, 't'>): string {
  return account.baseUrl === demoAddress ? t('app.demo') : labelOf(account);
}
