@echo off
rem Kronika.exe is a program with a window, for which a prompt does not wait. A batch file does ("help cmd"),
rem so the exit code and the end of the answer come in order. In a folder of its own, since a prompt takes .exe before .cmd.
"%~dp0..\Kronika.exe" %*
exit /b %ERRORLEVEL%
