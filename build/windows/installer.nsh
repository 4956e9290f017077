# What is ours in the installer of Windows, beside electron-builder's script (app-builder-lib/templates/nsis), which inserts the
# macros named custom...: docs/installation.md says what it promises. Exit codes of ours: 3 where Kronika runs, 4 where files of
# the version that is to go cannot be removed, 5 where there is no room; nothing has been changed then.
!include "LogicLib.nsh"
!include "${BUILD_RESOURCES_DIR}/windows/words.nsh"
!include "${BUILD_RESOURCES_DIR}/windows/room.nsh"
!include "${BUILD_RESOURCES_DIR}/windows/running.nsh"
!include "${BUILD_RESOURCES_DIR}/windows/files.nsh"
!include "${BUILD_RESOURCES_DIR}/windows/search-path.nsh"
!include "${BUILD_RESOURCES_DIR}/windows/file-type.nsh"
!include "${BUILD_RESOURCES_DIR}/windows/data.nsh"
!include "${BUILD_RESOURCES_DIR}/windows/shortcuts.nsh"

!macro customCheckAppRunning
  !insertmacro refuseWhileRunning
  !ifndef BUILD_UNINSTALLER
    !insertmacro refuseWithoutRoom
  !endif
!macroend

!macro customInit
  !insertmacro settleDesktopShortcut
!macroend

!macro customPageAfterChangeDir
  !insertmacro shortcutsPage
  # electron-builder does not look again in the process that has an administrator's rights.
  Function refuseBeforeInstalling
    !insertmacro refuseWhileRunning
  FunctionEnd
  !define MUI_PAGE_CUSTOMFUNCTION_PRE refuseBeforeInstalling
  # Of the last page; the words of NSIS do not know that in Polish Kronika is a she.
  !define MUI_FINISHPAGE_TITLE "$(installedTitle)"
  !define MUI_FINISHPAGE_TEXT "$(installedText)"
  !define MUI_FINISHPAGE_RUN_TEXT "$(startKronika)"
!macroend

!macro customInstall
  !insertmacro placeShortcuts
  !insertmacro registerFileType
  !insertmacro addToSearchPath
  !insertmacro followLogOnEntry
  !insertmacro dropKeptInstaller
!macroend

!macro customUnWelcomePage
  !define MUI_WELCOMEPAGE_TITLE "$(removingTitle)"
  !define MUI_WELCOMEPAGE_TEXT "$(removingText)"
  !insertmacro MUI_UNPAGE_WELCOME
  !insertmacro dataPage
!macroend

!macro customUninstallPage
  !define MUI_FINISHPAGE_TITLE "$(removedTitle)"
  !define MUI_FINISHPAGE_TEXT "$(removedText)"
!macroend

!macro customRemoveFiles
  # First, since it may find that it cannot: then nothing has been changed.
  !insertmacro removeInstalledFiles
  !insertmacro unregisterFileType
  !insertmacro removeFromSearchPath
  ${IfNot} ${isUpdated}
    !insertmacro removeLogOnEntry
    !insertmacro removeData
  ${EndIf}
!macroend

!macro customUnInstallCheck
  !insertmacro stopWhereOldStays
!macroend

!macro customUnInstallCheckCurrentUser
  !insertmacro stopWhereOldStays
!macroend
