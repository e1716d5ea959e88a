// Command aslgen generates, checks and formats Amazon States Language documents. See aslgen --help.
package main

import (
	"os"

	"github.com/aslgen/aslgen/cmd/aslgen/internal/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
