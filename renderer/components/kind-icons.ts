import CircleQuestionMark from '@lucide/svelte/icons/circle-question-mark';
import FileOutput from '@lucide/svelte/icons/file-output';
import MessageSquareShare from '@lucide/svelte/icons/message-square-share';
import MessageSquareText from '@lucide/svelte/icons/message-square-text';
import Phone from '@lucide/svelte/icons/phone';
import PhoneIncoming from '@lucide/svelte/icons/phone-incoming';
import PhoneMissed from '@lucide/svelte/icons/phone-missed';
import PhoneOff from '@lucide/svelte/icons/phone-off';
import PhoneOutgoing from '@lucide/svelte/icons/phone-outgoing';
import Printer from '@lucide/svelte/icons/printer';
import type { Kind } from '../../preload/words/names';

/** The icon of each kind of interaction. */
export const kindIcons: Readonly<Record<Kind, typeof Phone>> = {
  callIn: PhoneIncoming,
  callOut: PhoneOutgoing,
  callInternal: Phone,
  callMissed: PhoneMissed,
  callNoAnswer: PhoneOff,
  callBusy: PhoneOff,
  call: Phone,
  smsIn: MessageSquareText,
  smsOut: MessageSquareShare,
  smsInternal: MessageSquareText,
  sms: MessageSquareText,
  faxIn: Printer,
  faxOut: FileOutput,
  faxInternal: Printer,
  fax: Printer,
  other: CircleQuestionMark,
};
