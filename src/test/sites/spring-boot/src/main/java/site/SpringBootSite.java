package site;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class SpringBootSite {
    public static void main(String[] arguments) {
        SpringApplication.run(SpringBootSite.class, arguments);
    }

    @GetMapping("/")
    String hello() {
        return "Hello from Spring Boot";
    }
}
