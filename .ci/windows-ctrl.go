// What the runner does on Windows to end a step: joins the console of a process, and sends CTRL_C or CTRL_BREAK to it.
package main

import (
	"fmt"
	"os"
	"strconv"
	"syscall"
)

// windows-ctrl PID 0 sends CTRL_C, windows-ctrl PID 1 CTRL_BREAK.
func main() {
	pid, _ := strconv.Atoi(os.Args[1])
	event, _ := strconv.Atoi(os.Args[2])
	// It is on that console itself by then, and must not end of what it sends.
	ignore := syscall.NewCallback(func(event uintptr) uintptr { return 1 })
	call("FreeConsole")
	if !call("AttachConsole", uintptr(pid)) || !call("SetConsoleCtrlHandler", ignore, 1) || !call("GenerateConsoleCtrlEvent", uintptr(event), 0) {
		os.Exit(1)
	}
}

var kernel = syscall.NewLazyDLL("kernel32.dll")

func call(name string, arguments ...uintptr) bool {
	answer, _, problem := kernel.NewProc(name).Call(arguments...)
	if answer == 0 && name != "FreeConsole" {
		fmt.Printf("%s: %v\n", name, problem)
	}
	return answer != 0
}
