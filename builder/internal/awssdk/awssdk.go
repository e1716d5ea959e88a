// Package awssdk tells what Step Functions makes of the types of the AWS SDK for Go: which Go types they are, and how their
// members, union members and errors are called in a workflow. It knows them by the path of their package, never by import.
//
// Step Functions calls AWS through the AWS SDK for Java, so the names in a workflow are those of its getters, with the first letter
// in upper case. A Go field is called as the API calls the member; [Key] turns the one into the other.
package awssdk

import (
	"reflect"
	"strings"
)

const (
	sdk     = "aws-sdk-go-v2"
	library = "github.com/aslgen/aslgen/" // whose own tests have stand-ins for the SDK
)

// Package returns the name of the service package of the AWS SDK for Go that declares a named type, in the package itself or in
// its package types: "healthlake" for healthlake.StartFHIRImportJobInput and for healthlake/types.JobStatus. Other types have none.
func Package(t reflect.Type) (name string, ok bool) { return packageOf(t.PkgPath()) }

func packageOf(path string) (name string, ok bool) {
	i := strings.LastIndex(path, "/service/")
	if i < 0 {
		return "", false
	}
	name, inner, _ := strings.Cut(path[i+len("/service/"):], "/")
	if inner != "" && inner != "types" || name == "" {
		return "", false
	}
	if name == "internal" {
		return "", false
	}
	root := path[:i]
	return name, root == sdk || strings.HasSuffix(root, "/"+sdk) || strings.HasPrefix(root, library)
}

// Struct reports whether t is a struct of the AWS SDK: its members have the names that [Key] gives, and are left out when they are
// not set.
func Struct(t reflect.Type) bool {
	if t.Kind() != reflect.Struct {
		return false
	}
	_, ok := Package(t)
	return ok
}

// Skipped reports whether a field of a struct of the AWS SDK is no member of the API: what is unexported, and the metadata of a
// response, which Step Functions does not hand on.
func Skipped(f reflect.StructField) bool { return !f.IsExported() || f.Name == "ResultMetadata" }

// Union reports whether t is a union of the AWS SDK: an interface whose members are structs called as the union, "Member" and the
// member.
func Union(t reflect.Type) bool {
	if t.Kind() != reflect.Interface || t.Name() == "" || t.NumMethod() != 1 {
		return false
	}
	_, ok := Package(t)
	return ok && t.Method(0).Name == "is"+t.Name()
}

// Member returns the name in a workflow of the member of a union that a struct type stands for: "S3Uri" for
// types.InputDataConfigMemberS3Uri. It is false for other types, such as the member that this version of the SDK does not know.
func Member(union, member reflect.Type) (key string, ok bool) {
	name, ok := strings.CutPrefix(member.Name(), union.Name()+"Member")
	if !ok || name == "" || !Struct(member) || member.PkgPath() != union.PkgPath() || member.NumField() == 0 || member.Field(0).Name != "Value" {
		return "", false
	}
	if union.Name() == "AttributeValue" && name == "NULL" {
		return "Nul", true // the AWS SDK for Java has a name of its own for it
	}
	return Key(name), true
}
