package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

func versionCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of aslgen",
		Long: `Print the version of aslgen, and that of the Go release it was compiled with.

The version is that of the module github.com/aslgen/aslgen. A build from a checkout
prints the commit instead.`,
		Example: "  aslgen version",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(a.stdout, versionText())
			return err
		},
	}
}

// versionText is "aslgen v1.2.3 (go1.26.0 linux/amd64)".
func versionText() string {
	return fmt.Sprintf("aslgen %s (%s %s/%s)", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// version is the version of aslgen's module.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		return moduleVersion(info)
	}
	return "(unknown)"
}

// releasedVersion is the version of a release, "" for a build from a checkout.
func releasedVersion() string {
	if v := version(); strings.HasPrefix(v, "v") {
		return v
	}
	return ""
}

// moduleVersion takes the version of aslgen's module out of the build information.
func moduleVersion(info *debug.BuildInfo) string {
	if version := info.Main.Version; version != "" && version != "(devel)" {
		return version
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return "(devel) " + s.Value[:12]
		}
	}
	return "(devel)"
}
