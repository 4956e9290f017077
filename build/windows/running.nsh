# Whether Kronika runs, from the folder that is to be changed: Windows lets nobody write into a program that runs, whoever runs it.
# electron-builder would end the program instead, in the midst of a download or of an export.

# FOUND becomes 1 where the program of FOLDER runs. Uses $R8 and $R9.
!macro lookWhetherRunning FOLDER FOUND
  StrCpy $R8 "${FOLDER}\${APP_EXECUTABLE_FILENAME}"
  ${If} ${FileExists} "$R8"
    # CreateFile(GENERIC_READ | GENERIC_WRITE, shared with all, OPEN_EXISTING)
    System::Call 'kernel32::CreateFileW(w r18, i 0xC0000000, i 7, p 0, i 3, i 0x80, p 0) p .r19 ?e'
    Exch $R9
    ${If} $R9 = 32 # ERROR_SHARING_VIOLATION; ERROR_ACCESS_DENIED would mean that the folder is not ours to change
      StrCpy ${FOUND} 1
    ${EndIf}
    Pop $R9
    ${If} $R9 <> -1
      System::Call 'kernel32::CloseHandle(p r19)'
    ${EndIf}
  ${EndIf}
!macroend

!macro refuseWhileRunning
  Push $R7
  Push $R8
  Push $R9
  ${Do}
    StrCpy $R7 0
    !insertmacro lookWhetherRunning "$INSTDIR" $R7
    !ifndef BUILD_UNINSTALLER
      # The version in another folder, which goes.
      ${If} $installMode == "CurrentUser"
        !insertmacro lookWhetherRunning "$perUserInstallationFolder" $R7
      ${Else}
        !insertmacro lookWhetherRunning "$perMachineInstallationFolder" $R7
      ${EndIf}
    !endif
    ${If} $R7 = 0
      ${Break}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(kronikaRuns)" /SD IDCANCEL IDRETRY lookAgain
    !ifndef BUILD_UNINSTALLER
      !insertmacro forgetEmptyFolder
    !endif
    SetErrorLevel 3
    Quit
    lookAgain:
  ${Loop}
  Pop $R9
  Pop $R8
  Pop $R7
!macroend

# After the earlier version's uninstaller was run; $R0 is its exit code, the error flag says that it could not be started.
!macro stopWhereOldStays
  ${If} ${Errors}
    # It was deleted by hand: what is left of it is overwritten.
    ClearErrors
  ${ElseIf} $R0 = 3
    SetErrorLevel 3
    Quit
  ${ElseIf} $R0 <> 0
    MessageBox MB_OK|MB_ICONSTOP "$(oldVersionStays)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
!macroend
