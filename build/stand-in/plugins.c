/*
 * The functions that electron-builder's installer script calls in plugins which no Linux distribution has: UAC, StdUtils, WinShell,
 * Nsis7z. Each does what its original is documented to do, as far as the script asks for it, so that the script itself is run; the
 * archive that Extract unpacks is a tar (build/stand-in/7za makes it). One library serves under each of the names.
 */
#include <windows.h>
#include <shellapi.h>
#include <shlobj.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

/* NSIS, "Plug-in API": what every function is called with. */
typedef struct stack { struct stack *next; WCHAR text[1]; } stack;
#define EXPORT(name) \
  __declspec(dllexport) void name(HWND window, int size, WCHAR *variables, stack **top, void *more)

enum { LONGEST = 32768 };

static void pop(stack **top, WCHAR *into) {
  stack *first = *top;
  into[0] = 0;
  if (first == NULL) return;
  lstrcpynW(into, first->text, LONGEST);
  *top = first->next;
  GlobalFree(first);
}

static void push(stack **top, int size, const WCHAR *text) {
  stack *first = GlobalAlloc(GPTR, sizeof(stack) + size * sizeof(WCHAR));
  lstrcpynW(first->text, text, size);
  first->next = *top;
  *top = first;
}

static void set(WCHAR *variables, int size, int at, const WCHAR *text) {
  lstrcpynW(variables + at * size, text, size);
}

/* UAC: "0" to go on with an administrator's rights, "2" whether we have them, "3" whether we were started for them. */
EXPORT(_) {
  static WCHAR asked[LONGEST];
  pop(top, asked);
  const WCHAR *answer = L"0";
  if (asked[0] == L'2' && IsUserAnAdmin()) answer = L"1";
  if (asked[0] == L'0') {
    /* Nobody is asked here: we have the rights, or the person refused (ERROR_CANCELLED). */
    set(variables, size, 0, IsUserAnAdmin() ? L"0" : L"1223");
    set(variables, size, 1, L"2");
    return;
  }
  if (asked[0] == L'2' || asked[0] == L'3') {
    if (asked[1] == L's') push(top, size, answer);
    else set(variables, size, 0, answer);
  }
}

/* What follows the program's own name, as it was typed. */
static const WCHAR *typed(void) {
  const WCHAR *at = GetCommandLineW();
  BOOL quoted = FALSE;
  while (*at != 0 && (quoted || (*at != L' ' && *at != L'\t'))) {
    if (*at == L'"') quoted = !quoted;
    at += 1;
  }
  while (*at == L' ' || *at == L'\t') at += 1;
  return at;
}

/* The value of an option (/name, -name, --name, each with =value or without); NULL where it is not there. */
static const WCHAR *option(const WCHAR *name) {
  int count;
  LPWSTR *args = CommandLineToArgvW(GetCommandLineW(), &count);
  for (int at = 1; at < count; at += 1) {
    const WCHAR *given = args[at];
    if (*given != L'/' && *given != L'-') continue;
    while (*given == L'/' || *given == L'-') given += 1;
    size_t length = wcslen(name);
    if (_wcsnicmp(given, name, length) != 0) continue;
    if (given[length] == 0) return L"";
    if (given[length] == L'=') return given + length + 1;
  }
  return NULL;
}

EXPORT(TestParameter) {
  static WCHAR name[LONGEST];
  pop(top, name);
  push(top, size, option(name) == NULL ? L"false" : L"true");
}

EXPORT(GetParameter) {
  static WCHAR otherwise[LONGEST], name[LONGEST];
  pop(top, otherwise);
  pop(top, name);
  const WCHAR *value = option(name);
  push(top, size, value == NULL ? otherwise : value);
}

EXPORT(GetAllParameters) {
  static WCHAR truncate[LONGEST];
  pop(top, truncate);
  push(top, size, typed());
}

EXPORT(GetParentPath) {
  static WCHAR path[LONGEST];
  pop(top, path);
  WCHAR *last = wcsrchr(path, L'\\');
  if (last != NULL) *last = 0;
  push(top, size, path);
}

EXPORT(ExecShellAsUser) {
  static WCHAR args[LONGEST], verb[LONGEST], file[LONGEST];
  pop(top, args);
  pop(top, verb);
  pop(top, file);
  BOOL started = (INT_PTR)ShellExecuteW(window, verb, file, args, NULL, SW_SHOWNORMAL) > 32;
  push(top, size, started ? L"ok" : L"error");
}

/* WinShell: what a link tells the task bar; nothing here reads it. */
EXPORT(SetLnkAUMI) {
  static WCHAR given[LONGEST];
  pop(top, given);
  pop(top, given);
}
EXPORT(UninstShortcut) {
  static WCHAR given[LONGEST];
  pop(top, given);
}
EXPORT(UninstAppUserModelId) {
  static WCHAR given[LONGEST];
  pop(top, given);
}

/* Nsis7z: unpacks into the folder that SetOutPath went to. */
EXPORT(Extract) {
  static WCHAR archive[LONGEST];
  static char head[512], block[512];
  pop(top, archive);
  HANDLE from = CreateFileW(archive, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
  DWORD count;
  while (ReadFile(from, head, sizeof head, &count, NULL) && count == sizeof head && head[0] != 0) {
    char name[512] = "";
    if (head[345] != 0) lstrcpynA(name, head + 345, 156), strcat(name, "/");
    strncat(name, head, 100);
    for (char *at = name; *at != 0; at += 1) if (*at == '/') *at = '\\';
    long long left = _strtoi64(head + 124, NULL, 8);
    static WCHAR path[LONGEST];
    MultiByteToWideChar(CP_UTF8, 0, name, -1, path, LONGEST);
    if (head[156] == '5') {
      path[wcslen(path) - 1] = 0;
      CreateDirectoryW(path, NULL);
      continue;
    }
    HANDLE into = CreateFileW(path, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
    for (; left > 0 && ReadFile(from, block, sizeof block, &count, NULL) && count == sizeof block; left -= sizeof block)
      WriteFile(into, block, left < (long long)sizeof block ? (DWORD)left : sizeof block, &count, NULL);
    CloseHandle(into);
  }
  CloseHandle(from);
}
