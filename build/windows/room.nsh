# Whether there is room, before anything is changed: electron-builder removes the old version, then unpacks the new one in the
# folder for temporary files, then copies it.
!define /math ROOM_MB ${ESTIMATED_SIZE} / 1000
!define /math UNPACKING_MB ${ROOM_MB} * 3

# DISK becomes the disk of FOLDER where it has less than MEGABYTES. Uses $R8 and $R9.
!macro lookForRoom FOLDER MEGABYTES DISK
  ${GetRoot} "${FOLDER}" $R8
  ClearErrors
  ${DriveSpace} "$R8\" "/D=F /S=M" $R9
  ${IfNot} ${Errors}
  ${AndIf} $R9 < ${MEGABYTES}
    StrCpy ${DISK} $R8
  ${EndIf}
  ClearErrors
!macroend

!macro refuseWithoutRoom
  Push $R7
  Push $R8
  Push $R9
  StrCpy $R7 ""
  !insertmacro lookForRoom "$INSTDIR" ${ROOM_MB} $R7
  !insertmacro lookForRoom "$TEMP" ${UNPACKING_MB} $R7
  ${If} $R7 != ""
    MessageBox MB_OK|MB_ICONSTOP "$(noRoom)" /SD IDOK
    !insertmacro forgetEmptyFolder
    SetErrorLevel 5
    Quit
  ${EndIf}
  Pop $R9
  Pop $R8
  Pop $R7
!macroend

# electron-builder makes the folder that it is given before it looks at anything.
!macro forgetEmptyFolder
  SetOutPath $TEMP
  RMDir "$INSTDIR"
!macroend
