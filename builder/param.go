package builder

// Param is a value that is filled in when the machine is deployed: it prints as ${name}, which Terraform's templatefile
// replaces. Names are those of Terraform: a letter or _, then letters, digits, _ and -. The parameters of a workflow are known
// after Build. Param is a text; where an ARN, a queue URL or a bucket stands, it is one.
func Param(name string) Expr[string] {
	at := here()
	if !validParam(name) {
		return expr[string](bad(errParamName.At(at.pos(), "%q is no name of a parameter", name)))
	}
	return expr[string](&node{op: opParam, text: name, at: at})
}

func validParam(name string) bool {
	for i, c := range name {
		letter := c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		if !letter && (i == 0 || c != '-' && (c < '0' || c > '9')) {
			return false
		}
	}
	return name != ""
}
