package ekstask

import "github.com/aslgen/aslgen/builder"

// Method is an HTTP method of the Kubernetes API.
type Method string

// The values of Method.
const (
	MethodGet    Method = "GET"
	MethodPost   Method = "POST"
	MethodPut    Method = "PUT"
	MethodDelete Method = "DELETE"
	MethodHead   Method = "HEAD"
	MethodPatch  Method = "PATCH"
)

// Values lists the values of Method.
func (Method) Values() []Method {
	return []Method{MethodGet, MethodPost, MethodPut, MethodDelete, MethodHead, MethodPatch}
}

// CallInput is what eks:call takes. Body is the type of the object in the request; any where there is none.
type CallInput[Body any] struct {
	// ClusterName is the name of the cluster; required.
	ClusterName string `json:"ClusterName,omitempty"`
	// CertificateAuthority is the certificate of the cluster's API server in Base64, as DescribeCluster gives it; required.
	CertificateAuthority string `json:"CertificateAuthority,omitempty"`
	// Endpoint is the URL of the cluster's API server; required.
	Endpoint string `json:"Endpoint,omitempty"`
	// Method is the HTTP method; required.
	Method Method `json:"Method,omitempty"`
	// Path is the path in the Kubernetes API, such as /api/v1/namespaces/default/pods; required.
	Path string `json:"Path,omitempty"`
	// QueryParameters are lists of texts by name. Empty: not sent.
	QueryParameters map[string][]string `json:"QueryParameters,omitempty"`
	// RequestBody is the object that is sent. The zero value: none.
	RequestBody Body `json:"RequestBody,omitzero"`
}

// CallOutput is what the Kubernetes API answers. Body is the type of the object in the answer.
type CallOutput[Body any] struct {
	// ResponseBody is the object.
	ResponseBody Body `json:"ResponseBody"`
	// StatusCode is the HTTP status. Those of failures are errors instead: EKS.404.
	StatusCode int `json:"StatusCode"`
	// StatusText is the HTTP status in words. Nil: the answer has none.
	StatusText *string `json:"StatusText,omitempty"`
	// Headers are the lists of texts of the HTTP headers, by name. Empty: the answer has none.
	Headers map[string][]string `json:"Headers,omitempty"`
}

// Call sends a request to the Kubernetes API of a cluster. The workflow goes on with the answer. Request is the type of the object
// that is sent, any where there is none; Response the type of the object in the answer. A failure is an error of the HTTP status, such as
// EKS.404: see [Err401] and [ErrStatus]. The role needs rights in the cluster, none in IAM.
func Call[Request, Response any]() builder.Call[CallInput[Request], CallOutput[Response]] {
	return builder.NewCall[CallInput[Request], CallOutput[Response]](builder.CallSpec{Service: "eks", Action: "call"})
}
