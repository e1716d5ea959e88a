// Package operation finds the operation of an AWS API that the request and response types of the AWS SDK for Go belong to.
package operation

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/builder/internal/awssdk"
)

// Operation is an operation of an AWS API.
type Operation struct {
	// Service and Action are what a Resource calls it: "healthlake" and "startFHIRImportJob".
	Service, Action string
	// Name is what the API calls it: "StartFHIRImportJob".
	Name string
}

// Fault says why types belong to no operation.
type Fault struct {
	// Message says what is wrong, Help what to do.
	Message, Help string
}

// Of finds the operation of a request type and a response type. A nil out is not looked at.
func Of(in, out reflect.Type) (Operation, *Fault) {
	name, fault := nameOf(in, "Input", "request")
	if fault != nil {
		return Operation{}, fault
	}
	pkg, _ := awssdk.Package(in)
	op := Operation{Service: Service(pkg), Action: awssdk.Action(name), Name: name}
	if out == nil {
		return op, nil
	}
	answer, fault := nameOf(out, "Output", "response")
	switch {
	case fault != nil:
		return op, fault
	case answer != name || out.PkgPath() != in.PkgPath():
		return op, &Fault{
			fmt.Sprintf("%s is the request of one operation, %s the response of another", in, out),
			fmt.Sprintf("the response of %s is %s", in, strings.TrimSuffix(in.String(), "Input")+"Output"),
		}
	}
	if _, streams := reflect.PointerTo(out).MethodByName("GetStream"); streams {
		return op, &Fault{
			fmt.Sprintf("%s is a stream of events, which Step Functions cannot wait for", out),
			"use the operation that answers at once, or call it from a Lambda function",
		}
	}
	return op, nil
}

// nameOf takes the name of an operation out of the name of its request or response.
func nameOf(t reflect.Type, suffix, role string) (string, *Fault) {
	if t.Kind() == reflect.Pointer {
		return "", &Fault{fmt.Sprintf("the %s type %s is a pointer", role, t), fmt.Sprintf("give %s, without *", t.Elem())}
	}
	help := fmt.Sprintf("it is a struct of a package aws-sdk-go-v2/service/<name> whose name ends in %s", suffix)
	if !awssdk.Struct(t) {
		return "", &Fault{fmt.Sprintf("the %s type %s is no struct of the AWS SDK for Go, version 2", role, t), help}
	}
	name, ok := strings.CutSuffix(t.Name(), suffix)
	if !ok || name == "" || strings.HasSuffix(t.PkgPath(), "/types") {
		return "", &Fault{fmt.Sprintf("%s is not the %s of an operation", t, role), help}
	}
	return name, nil
}

// Service returns what a Resource calls the service of a package of the AWS SDK for Go. A package that the catalogue does not know
// is called as in Go.
func Service(pkg string) string {
	if s := known(pkg); s != nil {
		return s.Name
	}
	return pkg
}

// ErrorPrefix returns what the names of the errors of a service begin with. A package that the catalogue does not know has its name
// with the first letter in upper case, which is right for services of one word.
func ErrorPrefix(pkg string) string {
	if s := known(pkg); s != nil {
		return s.ErrorPrefix
	}
	return strings.ToUpper(pkg[:1]) + pkg[1:]
}

func known(pkg string) *service.SDKService {
	s := service.LookupSDK(pkg)
	if s == nil {
		s = service.Misnamed(pkg)
	}
	if s == nil || s.GoPackage != pkg {
		return nil
	}
	return s
}
