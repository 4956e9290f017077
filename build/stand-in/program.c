/*
 * Stands in for the program where only what surrounds it is tested: an installer, a shortcut, a command. With "wait FILE" it makes
 * that file and runs until the file is taken away, with "hold FILE OTHER" it lets nobody else open OTHER meanwhile; with "exit CODE"
 * it ends with that code, with "click TEXT..." it clicks what has these texts, one after another, as a person would; else it writes what it was started with into the file that KRONIKA_STAND_IN_SAYS names.
 */
#include <windows.h>
#include <shellapi.h>
#include <stdlib.h>

/* Where Electron's packager sets the fuses (@electron/fuses): a mark, a version, how many, and each one's state. */
__attribute__((used)) volatile const char fuses[] = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX" "\x01\x08" "10110011";

static void write_all(HANDLE file, const WCHAR *text) {
  char bytes[8192];
  DWORD written;
  int length = WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, sizeof bytes, NULL, NULL);
  if (length > 1) WriteFile(file, bytes, length - 1, &written, NULL);
}

static HANDLE create(const WCHAR *path) {
  return CreateFileW(path, GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_DELETE, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
}

static HWND wanted;

/* What a control says, without the marks of its keys. */
static BOOL CALLBACK look_at_control(HWND control, LPARAM text) {
  WCHAR said[512], *to = said;
  GetWindowTextW(control, said, 512);
  for (WCHAR *from = said; *from != 0; from += 1) if (*from != L'&') *to++ = *from;
  *to = 0;
  if (lstrcmpW(said, (const WCHAR *)text) == 0 && IsWindowVisible(control) && IsWindowEnabled(control) &&
      IsWindowEnabled(GetAncestor(control, GA_ROOT)))
    wanted = control;
  return wanted == NULL;
}

static BOOL CALLBACK look_at_window(HWND window, LPARAM text) {
  EnumChildWindows(window, look_at_control, text);
  return wanted == NULL;
}

/* Waits for it, and comes back before what the click leads to has ended. After "?" it is only waited for. */
static void click(const WCHAR *text) {
  BOOL looks = text[0] == L'?';
  for (wanted = NULL; EnumWindows(look_at_window, (LPARAM)(text + looks)), wanted == NULL;) Sleep(50);
  if (!looks) PostMessageW(wanted, BM_CLICK, 0, 0);
}

int WINAPI WinMain(HINSTANCE instance, HINSTANCE before, LPSTR line, int show) {
  int count;
  LPWSTR *args = CommandLineToArgvW(GetCommandLineW(), &count);
  if (count == 3 && lstrcmpW(args[1], L"exit") == 0) return _wtoi(args[2]);
  if (count > 2 && lstrcmpW(args[1], L"click") == 0) {
    for (int at = 2; at < count; at += 1) click(args[at]);
    return 0;
  }
  BOOL holds = count == 4 && lstrcmpW(args[1], L"hold") == 0;
  if (holds) CreateFileW(args[3], GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
  if (holds || (count == 3 && lstrcmpW(args[1], L"wait") == 0)) {
    CloseHandle(create(args[2]));
    while (GetFileAttributesW(args[2]) != INVALID_FILE_ATTRIBUTES) Sleep(20);
    return 0;
  }
  WCHAR path[MAX_PATH];
  DWORD length = GetEnvironmentVariableW(L"KRONIKA_STAND_IN_SAYS", path, MAX_PATH);
  if (length == 0 || length >= MAX_PATH) return 0;
  HANDLE file = create(path);
  for (int at = 1; at < count; at += 1) {
    write_all(file, args[at]);
    write_all(file, L"\n");
  }
  CloseHandle(file);
  return 0;
}
