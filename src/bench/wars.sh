# Makes small WARs for the runners of Jetty and Tomcat; sourced after platform.sh.

# fetch_runners FOLDER: jetty-runner.jar and webapp-runner.jar
fetch_runners() {
    mkdir -p "$1"
    mvn -q -B -ntp dependency:copy -Dartifact=com.heroku:webapp-runner:9.0.89.0 -DoutputDirectory="$1" \
        -Dmdep.stripVersion=true
    cp target/dependency/jetty-runner.jar "$1"
}

# hello FOLDER RUNNER PACKAGE: FOLDER/RUNNER/hello.war with one servlet for this runner
hello() {
    mkdir -p "$1/$2/war/WEB-INF/classes"
    cat >"$1/$2/Hello.java" <<JAVA
import $3.servlet.annotation.WebServlet;
import $3.servlet.http.*;
@WebServlet("/*")
public class Hello extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        response.getWriter().println("hello");
    }
}
JAVA
    javac --release 11 -cp "$1/$2.jar" -d "$1/$2/war/WEB-INF/classes" "$1/$2/Hello.java"
    (cd "$1/$2/war" && jar cf "$1/$2/hello.war" .)
}
