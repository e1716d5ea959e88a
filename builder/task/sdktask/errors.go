package sdktask

import (
	"reflect"
	"strings"

	"github.com/aslgen/aslgen/builder/internal/awssdk"
	"github.com/aslgen/aslgen/builder/task/sdktask/internal/operation"
)

// Error returns the name of an error of an API, for [builder.RetryOn] and [builder.On], by the Go type that the SDK has for it:
//
//	sdktask.Error[types.ResourceNotFoundException]() // "HealthLake.ResourceNotFoundException" for package healthlake/types
//
// E is a type of the service's package types. For another error type the name is empty, which Build refuses where it is used. Errors
// that the SDK has no type for have the name [ServiceError] or the one that the service gives them, with the same prefix.
func Error[E any, P interface {
	*E
	error
}]() string {
	t := reflect.TypeFor[E]()
	pkg, ok := awssdk.Package(t)
	if !ok || !strings.HasSuffix(t.PkgPath(), "/types") {
		return ""
	}
	return operation.ErrorPrefix(pkg) + "." + awssdk.ErrorName(t.Name())
}

// ServiceError returns the name of the errors of a service that its API does not document, "HealthLake.HealthLakeException". T is any
// type of the service, such as the request. For another type the name is empty, which Build refuses where it is used.
func ServiceError[T any]() string {
	prefix := prefixOf(reflect.TypeFor[T]())
	if prefix == "" {
		return ""
	}
	return prefix + "." + prefix + "Exception"
}

// ClientError returns the name of the errors in reaching a service, "HealthLake.SdkClientException". T is any type of the service,
// such as the request. For another type the name is empty, which Build refuses where it is used.
func ClientError[T any]() string {
	prefix := prefixOf(reflect.TypeFor[T]())
	if prefix == "" {
		return ""
	}
	return prefix + ".SdkClientException"
}

func prefixOf(t reflect.Type) string {
	pkg, ok := awssdk.Package(t)
	if !ok {
		return ""
	}
	return operation.ErrorPrefix(pkg)
}
