# `kronika` at a prompt: the folder bin, which holds nothing but kronika.cmd, at the end of the person's search path, or of the
# computer's where it was installed for everybody.

# KEY and ROOT (a handle of the registry, as System takes it) of the environment that is changed.
!macro settleEnvironment KEY ROOT
  ${If} $installMode == "all"
    StrCpy ${KEY} "SYSTEM\CurrentControlSet\Control\Session Manager\Environment"
    StrCpy ${ROOT} -2147483646
  ${Else}
    StrCpy ${KEY} "Environment"
    StrCpy ${ROOT} -2147483647
  ${EndIf}
!macroend

# Takes OURS out of the search path, and puts it at its end where ADDED is 1. A path that NSIS cannot hold whole is left alone: what
# it cannot hold would be lost. Uses $0 to $6.
!macro changeSearchPath OURS ADDED
  Push $0
  Push $1
  Push $2
  Push $3
  Push $4
  Push $5
  Push $6
  !insertmacro settleEnvironment $1 $2
  # RegGetValue(RRF_RT_ANY | RRF_NOEXPAND): how long it is, in bytes.
  StrCpy $3 0
  System::Call 'advapi32::RegGetValueW(p r2, w r1, w "Path", i 0x1000FFFF, p 0, p 0, *i .r3) i .r4'
  StrLen $5 "${OURS}"
  IntOp $3 $3 / 2
  IntOp $3 $3 + $5
  IntOp $3 $3 + 2
  ${If} $3 < ${NSIS_MAX_STRLEN}
    ReadRegStr $0 SHELL_CONTEXT "$1" "Path"
    StrCpy $2 ""
    # $0: what is still to be read; $2: what stays of what was read.
    ${DoUntil} $0 == ""
      StrCpy $3 0
      ${Do}
        StrCpy $4 $0 1 $3
        ${If} $4 == ";"
        ${OrIf} $4 == ""
          ${Break}
        ${EndIf}
        IntOp $3 $3 + 1
      ${Loop}
      StrCpy $4 $0 $3
      IntOp $3 $3 + 1
      StrCpy $0 $0 "" $3
      ${If} $4 != "${OURS}"
      ${AndIf} $4 != ""
        ${If} $2 == ""
          StrCpy $2 "$4"
        ${Else}
          StrCpy $2 "$2;$4"
        ${EndIf}
      ${EndIf}
    ${Loop}
    ${If} ${ADDED} = 1
      ${If} $2 == ""
        StrCpy $2 "${OURS}"
      ${Else}
        StrCpy $2 "$2;${OURS}"
      ${EndIf}
    ${EndIf}
    ${If} $2 == ""
      DeleteRegValue SHELL_CONTEXT "$1" "Path"
    ${Else}
      WriteRegExpandStr SHELL_CONTEXT "$1" "Path" "$2"
    ${EndIf}
    # WM_SETTINGCHANGE to all: prompts that are opened from now on know it.
    SendMessage 0xFFFF 0x001A 0 "STR:Environment" /TIMEOUT=2000
  ${EndIf}
  ClearErrors
  Pop $6
  Pop $5
  Pop $4
  Pop $3
  Pop $2
  Pop $1
  Pop $0
!macroend

!macro addToSearchPath
  !insertmacro changeSearchPath "$INSTDIR\bin" 1
!macroend

!macro removeFromSearchPath
  !insertmacro changeSearchPath "$INSTDIR\bin" 0
!macroend
