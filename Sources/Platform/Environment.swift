import Glibc

/// A variable of this process's environment; nil where it isn't set (getenv(3)).
package func environmentVariable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
}

/// All variables of this process's environment as `NAME=VALUE`, which is what a child process is given (environ(7)).
package func environmentVariables() -> [String] {
    var all: [String] = []
    var next = environ
    while let variable = next.pointee {
        all.append(String(cString: variable))
        next += 1
    }
    return all
}
